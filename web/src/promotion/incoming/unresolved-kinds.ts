import type { UnresolvedReferenceKind } from '../../generated/graphql'

/** What each kind of thing is called that a bundle names, what becomes of the release without it, and where such things are. */
export const UNRESOLVED_KINDS: Record<UnresolvedReferenceKind, { says: string; without: string; list: string | null }> =
  {
    ENVIRONMENT: { says: 'Environment', without: 'What holds only there is left out.', list: 'environments' },
    ACCOUNT: { says: 'Account', without: 'The steps that use it lack it.', list: 'accounts' },
    CERTIFICATE: { says: 'Certificate', without: 'The steps that use it lack it.', list: 'certificates' },
    WORKER_POOL: { says: 'Worker pool', without: 'The default pool is used.', list: 'worker-pools' },
    STEP_TEMPLATE: { says: 'Step template', without: 'The action is kept without it.', list: 'step-templates' },
    FEED: { says: 'Feed', without: 'The built-in feed is used.', list: null },
    TENANT_TAG: { says: 'Tenant tag', without: 'What holds only for those is left out.', list: 'tag-sets' },
  }
