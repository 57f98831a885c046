import { z } from 'zod'
import { builder } from '../builder.js'

const commit = z.object({ id: z.string(), comment: z.string().nullable(), linkUrl: z.string().nullable() })
const workItem = z.object({
  id: z.string(),
  description: z.string().nullable(),
  source: z.string().nullable(),
  linkUrl: z.string().nullable(),
})

/** One commit that went into a build. */
export type BuildCommit = z.infer<typeof commit>

/** One piece of work, such as an issue, that a build takes further. */
export type WorkItem = z.infer<typeof workItem>

/** The commits as a row keeps them, in JSON text. */
export function keptCommits(text: string): BuildCommit[] {
  return z.array(commit).parse(JSON.parse(text))
}

/** The work items as a row keeps them, in JSON text. */
export function keptWorkItems(text: string): WorkItem[] {
  return z.array(workItem).parse(JSON.parse(text))
}

export const BuildCommitType = builder.objectRef<BuildCommit>('BuildCommit').implement({
  description: 'One commit that went into a build.',
  access: 'FeedView',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its number in its version control, such as a SHA-1.' }),
    comment: t.exposeString('comment', { nullable: true, description: 'What its author says of it.' }),
    linkUrl: t.exposeString('linkUrl', { nullable: true, description: 'Where it is shown, by http or https.' }),
  }),
})

export const WorkItemType = builder.objectRef<WorkItem>('WorkItem').implement({
  description: 'One piece of work, such as an issue, that a build takes further.',
  access: 'FeedView',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its number where it is tracked, such as `APP-12`.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is about.' }),
    source: t.exposeString('source', { nullable: true, description: 'Where it is tracked, such as `Jira`.' }),
    linkUrl: t.exposeString('linkUrl', { nullable: true, description: 'Where it is shown, by http or https.' }),
  }),
})
