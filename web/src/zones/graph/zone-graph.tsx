'use client'

import { Background, Controls, ReactFlow, type Edge } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Loading } from '../../view/blank'
import type { ZoneMap } from '../map'
import { elementsOf, type MapNode } from './elements'
import { layOut } from './layout'
import { Legend } from './legend'
import { nextAt } from './move'
import { NODE_TYPES, Opening } from './nodes'

type Props = { map: ZoneMap; openId: string | null; onOpen(id: string): void; onClose(): void }

/** The map as a picture. Everything in it is a button: arrow keys go from one to the next, Enter opens its panel. */
export function ZoneGraph({ map, openId, onOpen, onClose }: Props) {
  const [drawn, setDrawn] = useState<{ key: string; nodes: MapNode[]; edges: Edge[] } | null>(null)
  const key = JSON.stringify(map)
  useEffect(() => {
    let isCurrent = true
    const shown = JSON.parse(key) as ZoneMap
    void layOut(shown).then((places) => isCurrent && setDrawn({ key, ...elementsOf(shown, places) }))
    return () => {
      isCurrent = false
    }
  }, [key])
  const opening = useMemo(() => ({ openId, onOpen }), [openId, onOpen])
  if (!drawn) return <Loading rows={6} />
  return (
    <Opening value={opening}>
      <div
        role="group"
        aria-label="Map of Zones. Arrow keys move, Enter opens."
        className="min-h-96 flex-1 [&_.react-flow\_\_edge-text]:fill-muted [&_.react-flow\_\_edge-text]:text-sm [&_.react-flow\_\_attribution]:bg-canvas! [&_.react-flow\_\_attribution_a]:text-muted! [&_.react-flow\_\_controls-button]:size-7! [&_.react-flow\_\_controls-button]:border [&_.react-flow\_\_controls-button]:border-line-strong [&_.react-flow\_\_controls-button]:bg-raised [&_.react-flow\_\_controls-button]:fill-ink [&_.react-flow\_\_edge-textbg]:fill-canvas"
        onKeyDown={moveFocus}
      >
        <ReactFlow
          key={drawn.key}
          nodes={drawn.nodes}
          edges={drawn.edges}
          nodeTypes={NODE_TYPES}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          onEdgeClick={(_event, edge) => onOpen(edge.id)}
          onPaneClick={onClose}
          fitView
          fitViewOptions={{ padding: 0.08, maxZoom: 1.15 }}
          minZoom={0.2}
          preventScrolling={false}
          attributionPosition="bottom-left"
        >
          <Legend />
          <Background color="var(--line-strong)" gap={24} />
          <Controls showInteractive={false} position="bottom-right" />
        </ReactFlow>
      </div>
    </Opening>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const current = event.target instanceof Element ? event.target.closest('[data-map]') : null
  if (!current) return
  const others = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-map]')].filter((one) => one !== current)
  const boxes = others.map((one) => one.getBoundingClientRect())
  const next = nextAt(event.key, current.getBoundingClientRect(), boxes)
  if (next === null) return
  event.preventDefault()
  event.stopPropagation()
  others[next]?.focus()
}
