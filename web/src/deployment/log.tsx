'use client'

import Link from 'next/link'
import type { LogLevel } from '../generated/graphql'
import { useHydrated } from '../time/use-now'
import { numberText } from '../view/count-text'
import { Nothing, PageSection } from '../view/page-section'
import type { DeploymentFacts } from './view'

type Task = NonNullable<DeploymentFacts['task']>

/** How many lines stand on one page. */
const PAGE = 100

const LEVELS: Record<LogLevel, { says: string; look: string }> = {
  VERBOSE: { says: 'Verbose', look: 'text-faint' },
  INFO: { says: '', look: '' },
  WARNING: { says: 'Warning', look: 'text-warn' },
  ERROR: { says: 'Error', look: 'text-bad' },
  FATAL: { says: 'Fatal', look: 'text-bad font-semibold' },
}

/** A page of what a task wrote; while it runs, the newest lines come by themselves. */
export function Log({ task, isRunning, onRefresh }: { task: Task; isRunning: boolean; onRefresh(): void }) {
  const { lines, hasMore } = task.log
  const first = lines[0]?.number ?? 1
  const isHere = useHydrated()
  return (
    <PageSection
      title="Task log"
      note={`${numberText(task.logLineCount)} ${task.logLineCount === 1 ? 'line' : 'lines'}`}
      action={
        <span className="flex items-center gap-3">
          {isRunning && (
            <button type="button" className="rounded px-1 text-accent hover:underline" onClick={onRefresh}>
              Read the newest
            </button>
          )}
          {first > 1 && <PageLink from={Math.max(1, first - PAGE)}>Lines before</PageLink>}
          {hasMore && <PageLink from={(task.log.endLine ?? 0) + 1}>Lines after</PageLink>}
          {hasMore && <PageLink from={Math.max(1, task.logLineCount - PAGE + 1)}>Last lines</PageLink>}
        </span>
      }
    >
      {lines.length === 0 ? (
        <Nothing>{isRunning ? 'Nothing written yet.' : 'This task wrote no log.'}</Nothing>
      ) : (
        <ol
          tabIndex={0}
          aria-label="Lines"
          className="overflow-x-auto rounded-xl border border-line bg-surface py-2 font-mono text-sm"
        >
          {lines.map(({ number, at, level, text }) => {
            const { says, look } = LEVELS[level]
            return (
              <li key={number} className="flex gap-3 px-3.5 py-px hover:bg-hover">
                <span className="w-10 shrink-0 text-right text-faint select-none">{number}</span>
                <time dateTime={at} className="shrink-0 text-faint select-none max-sm:hidden">
                  {isHere ? new Date(at).toLocaleTimeString('en-GB') : at.slice(11, 19)}
                </time>
                <span className={`min-w-0 break-words whitespace-pre-wrap ${look}`}>
                  {says && <span className="font-sans">{says}: </span>}
                  {text}
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </PageSection>
  )
}

function PageLink({ from, children }: { from: number; children: string }) {
  return (
    <Link prefetch={false} scroll={false} href={`?from=${from}`} className="rounded px-1 text-accent hover:underline">
      {children}
    </Link>
  )
}
