'use client'

import type { ReactNode } from 'react'
import { lasting } from '../time/age'
import { AgeText } from '../time/age-text'
import { StateMark } from '../ui/state-text'
import { Decision } from './decision'
import type { SteadyRow } from './steady'

/** One thing that waits: what, why, where, and since when. What waits no more says so and stays where it is. */
export function WaitingRow({ row }: { row: SteadyRow }) {
  const { title, href, note, state, space, environment, at, isUntil, isSettled, decision, progress } = row
  const look = isSettled ? 'text-muted line-through decoration-line-strong' : ''
  return (
    <li data-waits="" className={`py-2 ${isSettled ? 'opacity-80' : ''}`}>
      <div className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-2.5 gap-y-0.5 lg:grid-cols-[1rem_minmax(0,1fr)_13rem_10rem_6.5rem]">
        <span className="self-start pt-0.75">
          <StateMark tone={isSettled ? 'ok' : row.tone} />
        </span>
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2.5">
            <Title href={href} className={look}>
              {title}
            </Title>
            <span className={`text-sm ${row.tone === 'bad' && !isSettled ? 'text-bad' : 'text-muted'}`}>
              {isSettled ? 'Waits no more' : state}
            </span>
            {progress !== undefined && !isSettled && <Progress percent={progress} />}
          </p>
          {note && (
            <p className="truncate text-sm text-muted" title={note}>
              {note}
            </p>
          )}
          <p className="text-sm text-muted lg:hidden">{[environment, space].filter(Boolean).join(' · ')}</p>
        </div>
        <span className="truncate text-muted max-lg:hidden">{environment}</span>
        <span className="truncate text-muted max-lg:hidden">{space}</span>
        {at !== '' && (
          <AgeText
            at={at}
            {...(isUntil ? { say: untilText } : decision || progress !== undefined ? { say: lasting } : {})}
            className="text-right whitespace-nowrap text-muted tabular-nums"
          />
        )}
      </div>
      {decision && !isSettled && <Decision interruption={decision} />}
    </li>
  )
}

function Title({ href, className, children }: { href: string | null; className: string; children: ReactNode }) {
  const look = `min-w-0 font-medium break-words ${className}`
  if (href === null) return <span className={look}>{children}</span>
  return (
    <a href={href} className={`${look} underline-offset-3 hover:underline`}>
      {children}
    </a>
  )
}

function Progress({ percent }: { percent: number }) {
  return (
    <span className="flex items-center gap-1.5 text-sm text-muted tabular-nums">
      <progress value={percent} max={100} aria-label="Progress" className="progress h-1 w-16" />
      {percent} %
    </span>
  )
}

const DAY = 86_400_000

function untilText(at: string, now: number): string {
  const days = Math.ceil((Date.parse(at) - now) / DAY)
  return days <= 1 ? 'ends within a day' : `ends in ${days} d`
}
