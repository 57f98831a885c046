import type { UnderWayNode } from './source'

/** What a promotion carries, as people call it. */
export function promotionName({ outgoing, incoming }: Pick<UnderWayNode, 'outgoing' | 'incoming'>): string {
  if (incoming) return `${incoming.projectName} ${incoming.releaseVersion}`
  if (outgoing?.release) return `${outgoing.project?.name ?? 'Release'} ${outgoing.release.version}`
  return 'A release that you may not see'
}
