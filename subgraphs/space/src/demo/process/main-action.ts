import { packageLabel } from '../../release/packages.js'
import type { Kind } from '../project/profiles.js'

/** What the action is called that takes the package that a project is about. */
export const MAIN_ACTION: Record<Kind, string> = {
  WEB: 'Deploy the web site',
  CONTAINER: 'Upgrade the chart',
  SERVICE: 'Deploy the service',
}

/** The reference of the image that a chart runs; the chart itself is the action's first package. */
export const IMAGE = 'image'

/** The package that a project is about, as rules of channels name it. */
export function mainPackage({ kind }: { kind: Kind }): string {
  return packageLabel({ actionName: MAIN_ACTION[kind], name: kind === 'CONTAINER' ? IMAGE : '' })
}
