import type { ElkNode } from 'elkjs/lib/elk-api'
import type { ZoneMap } from '../map'

/** Where something of the map stands, in px, from the corner of what it is in. */
export type Place = { x: number; y: number; width: number; height: number }

const SPACE = { width: 168, height: 40 }
/** What moves goes to the right; what nothing leads to or from stands in a block. */
const LEVEL = { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.aspectRatio': '0.8' }
const spacing = (apart: number, along: number) => ({
  'elk.spacing.nodeNode': String(apart),
  'elk.spacing.componentComponent': String(apart),
  'elk.layered.spacing.nodeNodeBetweenLayers': String(along),
})
const INSTANCE = { ...LEVEL, ...spacing(12, 96), 'elk.padding': '[top=34,left=12,bottom=12,right=12]' }
const ZONE = { ...LEVEL, ...spacing(16, 112), 'elk.padding': '[top=56,left=16,bottom=16,right=16]' }
const WHOLE = { ...LEVEL, ...spacing(40, 136), 'elk.aspectRatio': '1.6' }

/**
 * Lays the map out: Spaces in Instances in Zones, with what moves between them going to the right. Each box is laid out by itself, by what
 * moves between the boxes in it, so that all boxes of a kind are alike. In the page itself: its policy allows no worker.
 */
export async function layOut({ zones, trusts }: ZoneMap): Promise<Map<string, Place>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const within = boxesAround(zones)
  const edges = new Map<string, { box: string; id: string; sources: string[]; targets: string[] }>()
  for (const { from, to, trust } of trusts) {
    // Receipts go back over the way of the releases: they turn nothing around.
    const [first, last] = trust.purpose === 'RELEASES' ? [from, to] : [to, from]
    const [one, other] = [within.get(first.id) ?? [first.id], within.get(last.id) ?? [last.id]]
    const depth = one.findIndex((id, level) => id !== other[level])
    const [source, target] = [one[depth], other[depth]]
    if (!source || !target) continue
    const id = `${source} ${target}`
    edges.set(id, { box: one[depth - 1] ?? 'map', id, sources: [source], targets: [target] })
  }
  const edgesIn = (box: string) => [...edges.values()].filter((edge) => edge.box === box)
  const graph: ElkNode = {
    id: 'map',
    layoutOptions: WHOLE,
    edges: edgesIn('map'),
    children: zones.map((zone) => ({
      id: zone.id,
      layoutOptions: ZONE,
      edges: edgesIn(zone.id),
      ...(zone.instances.length === 0 ? { width: 200, height: 88 } : {}),
      children: zone.instances.map((instance) => ({
        id: instance.id,
        layoutOptions: INSTANCE,
        edges: edgesIn(instance.id),
        ...(instance.spaces.length === 0 ? { width: 168, height: 60 } : {}),
        children: instance.spaces.map(({ id }) => ({ id, ...SPACE })),
      })),
    })),
  }
  const places = new Map<string, Place>()
  const keep = (node: ElkNode) => {
    places.set(node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 })
    node.children?.forEach(keep)
  }
  keep(await new Elk().layout(graph))
  return places
}

/** For each Space the boxes that it stands in, the outermost first, and itself. */
function boxesAround(zones: ZoneMap['zones']): Map<string, readonly string[]> {
  const rows = zones.flatMap((zone) =>
    zone.instances.flatMap((instance) => instance.spaces.map(({ id }) => [id, [zone.id, instance.id, id]] as const)),
  )
  return new Map(rows)
}
