import { seen } from '../access/seen.js'
import { Account } from '../account/type.js'
import { builder } from '../builder.js'
import { Certificate } from '../certificate/type.js'
import { nestedList } from '../connection/nested.js'
import { LibraryVariableSet } from '../library-variable-set/type.js'
import { Project } from '../project/type.js'
import { WorkerPool } from '../worker-pool/type.js'
import { variableArguments } from './connection.js'
import { variableList } from './list.js'
import { Variable, VariableConnection } from './type.js'

builder.prismaObjectFields(Variable, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: "The project whose it is; null for a library set's, or for a project that the caller cannot see.",
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  libraryVariableSet: t.field({
    type: LibraryVariableSet,
    nullable: true,
    access: 'LibraryVariableSetView',
    description: "The library variable set whose it is; null for a project's, or for a set that the caller cannot see.",
    select: (_args, _context, nested) => ({ libraryVariableSet: nested(true) }),
    resolve: ({ libraryVariableSet }, _args, context) => seen(context, 'LibraryVariableSets', libraryVariableSet),
  }),
  account: t.field({
    type: Account,
    nullable: true,
    access: 'AccountView',
    description: 'The account that it leads to; null for none, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ account: nested(true) }),
    resolve: ({ account }, _args, context) => seen(context, 'Accounts', account),
  }),
  certificate: t.field({
    type: Certificate,
    nullable: true,
    access: 'CertificateView',
    description: 'The certificate that it leads to; null for none, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ certificate: nested(true) }),
    resolve: ({ certificate }, _args, context) => seen(context, 'Certificates', certificate),
  }),
  workerPool: t.field({
    type: WorkerPool,
    nullable: true,
    access: 'WorkerView',
    description: 'The worker pool that it leads to; null for none, or for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ workerPool: nested(true) }),
    resolve: ({ workerPool }, _args, context) => seen(context, 'WorkerPools', workerPool),
  }),
}))

builder.prismaObjectFields(Project, (t) => ({
  variables: t.field({
    type: VariableConnection,
    access: 'VariableView',
    description: 'The values of its own variables, without those of its library sets.',
    args: variableArguments,
    ...nestedList(variableList, 'variables'),
  }),
}))

builder.prismaObjectFields(LibraryVariableSet, (t) => ({
  variables: t.field({
    type: VariableConnection,
    access: 'VariableView',
    description: 'The values of its variables.',
    args: variableArguments,
    ...nestedList(variableList, 'variables'),
  }),
}))
