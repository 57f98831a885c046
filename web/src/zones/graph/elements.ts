import { MarkerType, type Edge, type Node } from '@xyflow/react'
import type { TrustState } from '../../generated/graphql'
import type { MapInstance, MapSpace, MapZone, ZoneMap } from '../map'
import { TRUST_STATES, trustSentence } from '../words'
import type { Place } from './layout'

export type MapNode =
  Node<{ zone: MapZone }, 'zone'> | Node<{ instance: MapInstance }, 'instance'> | Node<{ space: MapSpace }, 'space'>

const COLORS: Record<TrustState, string> = { ACTIVE: 'var(--ok)', PENDING: 'var(--warn)', REVOKED: 'var(--bad)' }

/** The map as what is drawn, from the outermost. */
export function elementsOf(
  { zones, trusts }: ZoneMap,
  places: ReadonlyMap<string, Place>,
): { nodes: MapNode[]; edges: Edge[] } {
  const at = (id: string) => {
    const { x, y, width, height } = places.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
    return { id, position: { x, y }, width, height, initialWidth: width, initialHeight: height }
  }
  const nodes = zones.flatMap((zone): MapNode[] => [
    { ...at(zone.id), type: 'zone', data: { zone } },
    ...zone.instances.flatMap((instance): MapNode[] => [
      { ...at(instance.id), type: 'instance', parentId: zone.id, data: { instance } },
      ...instance.spaces.map((space): MapNode => ({
        ...at(space.id),
        type: 'space',
        parentId: instance.id,
        data: { space },
      })),
    ]),
  ])
  const across = (id: string) => acrossOf(id, nodes, places)
  const edges = trusts.map((one): Edge => {
    const { id, from, to, trust } = one
    const what = trust.purpose === 'RELEASES' ? 'releases' : 'receipts'
    const goesRight = across(from.id) <= across(to.id)
    const color = COLORS[trust.state]
    return {
      id,
      source: from.id,
      target: to.id,
      ariaLabel: trustSentence(one),
      sourceHandle: `${what}-source-${goesRight ? 'right' : 'left'}`,
      targetHandle: `${what}-target-${goesRight ? 'left' : 'right'}`,
      ...(trust.state === 'ACTIVE' ? {} : { label: TRUST_STATES[trust.state].says }),
      markerEnd: { type: MarkerType.ArrowClosed, color },
      style: { stroke: color, ...(trust.purpose === 'RECEIPTS' ? { strokeDasharray: '5 4' } : {}) },
      focusable: false,
      zIndex: 10,
    }
  })
  return { nodes, edges }
}

/** How far to the right something stands on the whole map. */
function acrossOf(id: string, nodes: readonly MapNode[], places: ReadonlyMap<string, Place>): number {
  const parent = nodes.find((node) => node.id === id)?.parentId
  return (places.get(id)?.x ?? 0) + (parent === undefined ? 0 : acrossOf(parent, nodes, places))
}
