import { GROUPS } from './people.js'

/** A view that the demo's administrator shares; `groups` by name; none: with everybody. */
export type DemoView = { name: string; path: string; groups: string[] }

/** The views that everybody finds in a new demo. */
export const DEMO_VIEWS: readonly DemoView[] = [
  { name: 'Latest deployments first', path: '/projects?sort=-last-deployed', groups: [] },
  { name: 'What runs in production', path: '/what-runs-where?environment=Production', groups: [] },
  { name: 'Failed deployments', path: '/explore/deployments?state=FAILED', groups: [GROUPS.duty, GROUPS.managers] },
]
