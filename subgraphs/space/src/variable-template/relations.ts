import { builder } from '../builder.js'
import { LibraryVariableSet } from '../library-variable-set/type.js'
import { Project } from '../project/type.js'
import { TEMPLATE_COLUMNS } from './columns.js'
import { VariableTemplate } from './type.js'

const TEMPLATES = { templates: { orderBy: { position: 'asc' }, select: TEMPLATE_COLUMNS } } as const

builder.prismaObjectField(Project, 'variableTemplates', (t) =>
  t.field({
    type: [VariableTemplate],
    description: 'Its own templates, in order, without those of its library sets.',
    select: TEMPLATES,
    resolve: ({ templates }) => templates,
  }),
)

builder.prismaObjectField(LibraryVariableSet, 'variableTemplates', (t) =>
  t.field({
    type: [VariableTemplate],
    description: 'Its templates, in order.',
    select: TEMPLATES,
    resolve: ({ templates }) => templates,
  }),
)
