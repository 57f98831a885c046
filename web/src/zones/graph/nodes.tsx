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

function Door({
  id,
  label,
  className,
  children,
}: {
  id: string
  label: string
  className: string
  children: ReactNode
}) {
  const { openId, onOpen } = useContext(Opening)
  return (
    <button
      type="button"
      data-map={id}
      aria-label={label}
      aria-pressed={openId === id}
      onClick={() => onOpen(id)}
      className={`nodrag nopan text-left ${className}`}
    >
      {children}
    </button>
  )
}

function ZoneNode({ id, data: { zone } }: NodeProps<Extract<MapNode, { type?: 'zone' }>>) {
  return (
    <div
      className={`size-full rounded-2xl border-2 bg-surface ${isGap(zone) ? 'border-dashed border-warn' : 'border-line-strong'}`}
    >
      <Door
        id={id}
        label={`Zone ${zone.name}`}
        className="m-2 rounded-md px-2 py-0.5 hover:bg-hover aria-pressed:bg-accent-soft"
      >
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
        label={`Instance ${instance.name}, owns ${ownedText(instance.owned)}`}
        className="m-1.5 max-w-[calc(100%-0.75rem)] truncate rounded-md px-1.5 text-sm text-muted hover:bg-hover aria-pressed:bg-accent-soft"
      >
        {instance.name}
        {instance.isAnswered === false && <span className="text-bad"> · does not answer</span>}
      </Door>
    </div>
  )
}

function SpaceNode({ id, data: { space } }: NodeProps<Extract<MapNode, { type?: 'space' }>>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <Door
        id={id}
        label={`Space ${space.name}`}
        className="size-full truncate rounded-lg border border-line-strong bg-raised px-3 font-medium hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        {space.name}
      </Door>
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </>
  )
}

export const NODE_TYPES = { zone: ZoneNode, instance: InstanceNode, space: SpaceNode }
