'use client'

import { useState } from 'react'
import { Icon } from '../ui/icons'
import { Popover } from '../ui/popover'
import { ALWAYS, isAlways, type Period, type PeriodName } from './period'

const CHOICES: readonly { name: PeriodName | null; says: string }[] = [
  { name: null, says: 'Any time' },
  { name: 'last-night', says: 'Last night' },
  { name: '24h', says: '24 hours' },
  { name: '7d', says: '7 days' },
]

const CHOICE =
  'h-7 rounded-md px-2.5 whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-line aria-pressed:text-ink'

type PeriodBarProps = {
  /** What the period is of, for screen readers. */
  label: string
  /** Whether a narrow screen shows only what is chosen, and the choices when it is pressed. */
  isShort?: boolean
  period: Period
  onChange(period: Period): void
}

/** Chooses a period: one of the usual ones, or from one moment to another. Last night is that of the reader's time zone. */
export function PeriodBar({ label, isShort = false, period, onChange }: PeriodBarProps) {
  const isCustom = isOwn(period)
  return (
    <>
      {isShort && <ShortBar label={label} period={period} onChange={onChange} />}
      <div
        role="group"
        aria-label={label}
        className={`flex h-8 max-w-full items-center gap-0.5 overflow-x-auto rounded-lg border border-line-strong px-0.5 [scrollbar-width:none] ${isShort ? 'max-sm:hidden' : ''}`}
      >
        <Choices period={period} onChange={onChange} />
        <Popover
          label="From one moment to another"
          button={<span aria-current={isCustom}>{isCustom ? customText(period) : 'Other…'}</span>}
          className={`${CHOICE} ${isCustom ? 'bg-line text-ink' : ''}`}
        >
          {(close) => <CustomForm period={period} onChange={andThen(onChange, close)} />}
        </Popover>
      </div>
    </>
  )
}

type PartProps = Pick<PeriodBarProps, 'period' | 'onChange'>

/** The period that is chosen; pressed, all there is to choose. */
function ShortBar({ label, period, onChange }: PartProps & { label: string }) {
  const says = isOwn(period) ? customText(period) : CHOICES.find(({ name }) => name === period.period)?.says
  return (
    <div className="min-w-0 sm:hidden">
      <Popover
        label={label}
        button={
          <>
            <span className="sr-only">{label}: </span>
            <span className="truncate">{says}</span>
            <Icon name="chevron" className="size-3.5 text-muted" />
          </>
        }
        className="control max-w-full"
      >
        {(close) => (
          <>
            <div role="group" aria-label={label} className="flex flex-wrap gap-0.5 border-b border-line p-2">
              <Choices period={period} onChange={andThen(onChange, close)} />
            </div>
            <CustomForm period={period} onChange={andThen(onChange, close)} />
          </>
        )}
      </Popover>
    </div>
  )
}

function andThen(onChange: PartProps['onChange'], close: () => void): PartProps['onChange'] {
  return (period) => {
    onChange(period)
    close()
  }
}

function Choices({ period, onChange }: PartProps) {
  return CHOICES.map(({ name, says }) => {
    const isChosen = !isOwn(period) && period.period === name
    return (
      <button
        key={says}
        type="button"
        className={CHOICE}
        aria-pressed={isChosen}
        data-first-focus={isChosen ? '' : undefined}
        onClick={() =>
          onChange({
            ...ALWAYS,
            period: name,
            tz: name === 'last-night' ? Intl.DateTimeFormat().resolvedOptions().timeZone : null,
          })
        }
      >
        {says}
      </button>
    )
  })
}

/** Whether it is from one moment to another. */
function isOwn(period: Period): boolean {
  return period.period === null && !isAlways(period)
}

function CustomForm({ period, onChange }: { period: Period; onChange(period: Period): void }) {
  const [from, setFrom] = useState(localText(period.from))
  const [to, setTo] = useState(localText(period.to))
  const isBackwards = from !== '' && to !== '' && from >= to
  return (
    <form
      className="flex w-72 max-w-full flex-col gap-3 p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBackwards) onChange({ ...ALWAYS, from: utcText(from), to: utcText(to) })
      }}
    >
      <MomentField label="From" value={from} onChange={setFrom} isFirst />
      <MomentField label="To" value={to} onChange={setTo} />
      {isBackwards && (
        <p role="alert" className="text-bad">
          It ends before it begins.
        </p>
      )}
      <button type="submit" className="control self-start">
        Show
      </button>
    </form>
  )
}

type MomentFieldProps = { label: string; value: string; onChange(value: string): void; isFirst?: boolean }

function MomentField({ label, value, onChange, isFirst }: MomentFieldProps) {
  return (
    <label className="flex flex-col gap-1 text-sm font-medium">
      {label}
      <input
        type="datetime-local"
        value={value}
        data-first-focus={isFirst ? '' : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 rounded-[0.4375rem] border border-line-strong bg-raised px-2 text-base font-normal"
      />
    </label>
  )
}

/** A moment as the field writes it, in the reader's time; empty for none. */
function localText(at: string | null): string {
  const time = at === null ? Number.NaN : Date.parse(at)
  if (Number.isNaN(time)) return ''
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function utcText(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString()
}

/** Written the same way by the server, which does not know where the reader is. */
function customText({ from, to }: Period): string {
  const say = (at: string) => (at.length > 16 ? at.slice(0, 16).replace('T', ' ') : at)
  if (from && to) return `${say(from)} to ${say(to)} UTC`
  return from ? `since ${say(from)} UTC` : `until ${say(to ?? '')} UTC`
}
