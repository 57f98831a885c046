import type { ElkNode } from 'elkjs/lib/elk-api'
import type { ZoneMap } from '../map'

/** Where something of the map stands, in px, from the corner of what it is in. */
export type Place = { x: number; y: number; width: number; height: number }

const SPACE = { width: 168, height: 40 }
const INSTANCE = { 'elk.padding': '[top=34,left=12,bottom=12,right=12]', 'elk.spacing.nodeNode': '12' }
const ZONE = { 'elk.padding': '[top=52,left=16,bottom=16,right=16]', 'elk.spacing.nodeNode': '20' }
const WHOLE = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '120',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '48',
}

/** Lays the map out: Spaces in Instances in Zones, with what moves between them going to the right. In the page itself: its policy allows no worker. */
export async function layOut({ zones, trusts }: ZoneMap): Promise<Map<string, Place>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const graph: ElkNode = {
    id: 'map',
    layoutOptions: WHOLE,
    children: zones.map((zone) => ({
      id: zone.id,
      layoutOptions: ZONE,
      ...(zone.instances.length === 0 ? { width: 200, height: 88 } : {}),
      children: zone.instances.map((instance) => ({
        id: instance.id,
        layoutOptions: INSTANCE,
        ...(instance.spaces.length === 0 ? { width: 168, height: 60 } : {}),
        children: instance.spaces.map(({ id }) => ({ id, ...SPACE })),
      })),
    })),
    // Receipts go back over the way of the releases: they turn nothing around.
    edges: trusts.map(({ id, from, to, trust }) => {
      const [first, last] = trust.purpose === 'RELEASES' ? [from, to] : [to, from]
      return { id, sources: [first.id], targets: [last.id] }
    }),
  }
  const places = new Map<string, Place>()
  const keep = (node: ElkNode) => {
    places.set(node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 })
    node.children?.forEach(keep)
  }
  keep(await new Elk().layout(graph))
  return places
}
