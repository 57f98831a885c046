'use client'

import { Handle, Position, type NodeProps } from '@xyflow/react'
import { createContext, useContext, type ReactNode } from 'react'
import { isGap, ownedText, ZONE_KINDS } from '../words'
import type { MapNode } from './elements'

/** Which panel is open, and what opens one. */
export const Opening = createContext<{ openId: string | null; onOpen(id: string): void }>({
  openId: null,
  onOpen: () => {},
})

function Door({ id, kind, className, children }: { id: string; kind: string; className: string; children: ReactNode }) {
  const { openId, onOpen } = useContext(Opening)
  return (
    <button
      type="button"
      data-map={id}
      aria-pressed={openId === id}
      onClick={() => onOpen(id)}
      className={`nodrag nopan text-left ${className}`}
    >
      <span className="sr-only">{kind} </span>
      {children}
    </button>
  )
}

function ZoneNode({ id, data: { zone } }: NodeProps<Extract<MapNode, { type?: 'zone' }>>) {
  return (
    <div
      className={`size-full rounded-2xl border-2 bg-surface ${isGap(zone) ? 'border-dashed border-warn' : 'border-line-strong'}`}
    >
      <Door id={id} kind="Zone" className="m-2 rounded-md px-2 py-0.5 hover:bg-hover aria-pressed:bg-accent-soft">
        <span className="block font-semibold">{zone.name}</span>
        <span className={`block text-sm ${isGap(zone) ? 'text-warn' : 'text-muted'}`}>{ZONE_KINDS[zone.kind]}</span>
      </Door>
    </div>
  )
}

function InstanceNode({ id, data: { instance } }: NodeProps<Extract<MapNode, { type?: 'instance' }>>) {
  return (
    <div className="size-full rounded-xl border border-line-strong bg-canvas">
      <Door
        id={id}
        kind="Instance"
        className="m-1.5 max-w-[calc(100%-0.75rem)] truncate rounded-md px-1.5 text-sm text-muted hover:bg-hover aria-pressed:bg-accent-soft"
      >
        {instance.name}
        <span className="sr-only">, owns {ownedText(instance.owned)}</span>
        {instance.isAnswered === false && <span className="text-bad"> · does not answer</span>}
      </Door>
    </div>
  )
}

/** Releases and receipts between the same two Spaces keep apart, and leave on the side that they go to. */
const HANDLES = (['releases', 'receipts'] as const).flatMap((what) =>
  (['source', 'target'] as const).flatMap((type) =>
    ([Position.Left, Position.Right] as const).map((position) => ({
      ...{ id: `${what}-${type}-${position}`, type, position },
      top: what === 'releases' ? '32%' : '68%',
    })),
  ),
)

function SpaceNode({ id, data: { space } }: NodeProps<Extract<MapNode, { type?: 'space' }>>) {
  return (
    <>
      {HANDLES.map(({ id: handle, type, position, top }) => (
        <Handle
          key={handle}
          id={handle}
          type={type}
          position={position}
          isConnectable={false}
          className="opacity-0"
          style={{ top }}
        />
      ))}
      <Door
        id={id}
        kind="Space"
        className="size-full truncate rounded-lg border border-line-strong bg-raised px-3 font-medium hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        {space.name}
      </Door>
    </>
  )
}

export const NODE_TYPES = { zone: ZoneNode, instance: InstanceNode, space: SpaceNode }
