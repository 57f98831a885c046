import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { archiveProject, restoreProject } from './archive.js'
import { createProject } from './create.js'
import { deleteProject } from './delete.js'
import {
  ArchiveProjectInput,
  CreateProjectInput,
  DeleteProjectInput,
  RestoreProjectInput,
  UpdateProjectInput,
} from './inputs.js'
import { Project } from './type.js'
import { updateProject } from './update.js'

builder.mutationFields((t) => ({
  createProject: t.field({
    type: entityPayload('CreateProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectCreate',
    fleet: { route: 'input.space' },
    description:
      'Creates a project with an empty process and a channel called Default. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createProject(context, input), UNCHANGED),
  }),
  updateProject: t.field({
    type: entityPayload('UpdateProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a project. `VERSION_CONFLICT` when it is not the version that was read, `INVALID_STATE` when it is archived.',
    args: { input: t.arg({ type: UpdateProjectInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateProject(context, input), UNCHANGED),
  }),
  archiveProject: t.field({
    type: entityPayload('ArchiveProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.id' },
    description: 'Archives a project: it becomes read-only, and takes no new releases and deployments.',
    args: { input: t.arg({ type: ArchiveProjectInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => archiveProject(context, input), UNCHANGED),
  }),
  restoreProject: t.field({
    type: entityPayload('RestoreProject', Project, 'ProjectView'),
    nullable: true,
    access: 'ProjectEdit',
    fleet: { route: 'input.id' },
    description: 'Restores an archived project to what it was before.',
    args: { input: t.arg({ type: RestoreProjectInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => restoreProject(context, input), UNCHANGED),
  }),
  deleteProject: t.field({
    type: deletedPayload('DeleteProject', 'project', 'ProjectView'),
    nullable: true,
    access: 'ProjectDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes a project with all that belongs to it. `IN_USE` while a deployment or another task of it is not over, and once a release of it was promoted.',
    args: { input: t.arg({ type: DeleteProjectInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteProject(context, input), NOTHING_DELETED),
  }),
}))
