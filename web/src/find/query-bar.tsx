'use client'

import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useKnownSpaces } from '../spaces/known'
import { CrossMark } from '../ui/marks'
import { labelOf, type FacetCounts, type FacetOption } from './facet'
import { isMeant, readQuery, wordAt, writeQuery, type Term } from './grammar'

/** How long typing rests before the view follows, in milliseconds. */
const PAUSE = 250

/** The most suggestions at a time. */
const MOST = 8

/** What a query says: words, and chosen names by key; of `space` and `zone` ids. */
export type Query = { text: string; chosen: Record<string, string[]> }

type QueryBarProps = {
  facets: readonly FacetOption[]
  counts: FacetCounts | null
  query: Query
  onChange(query: Query): void
  input: RefObject<HTMLInputElement | null>
  /** Goes on to the rows. */
  onLeave(): void
  placeholder: string
}

/** Names and ids of what a key may say, where the screen knows all of them by id. */
type ById = Readonly<Record<string, readonly { id: string; name: string }[]>>

function termsOf({ text, chosen }: Query, byId: ById): Term[] {
  const named = Object.entries(chosen).flatMap(([key, names]) =>
    names.map((value) => ({ key, value: byId[key]?.find(({ id }) => id === value)?.name ?? value })),
  )
  return [...named, ...text.split(/\s+/).flatMap((word) => (word === '' ? [] : [{ key: null, value: word }]))]
}

function queryOf(terms: readonly Term[], byId: ById): Query {
  const chosen: Record<string, string[]> = {}
  const words: string[] = []
  for (const { key, value } of terms) {
    if (key === null) {
      words.push(value)
      continue
    }
    const known = byId[key]
    const found = known?.filter(({ id, name }) => id === value || isMeant(name, value)).map(({ id }) => id)
    // A Space that the screen does not know by name is taken by its id, so that nothing is silently left out.
    const values = found && found.length > 0 ? found : [value]
    chosen[key] = [...new Set([...(chosen[key] ?? []), ...values])]
  }
  return { text: words.join(' '), chosen }
}

/**
 * One line that says what a list shows: `space:pay* state:FAILED checkout`. It and the facets say the same; suggestions come with
 * counts. Keys and values are completed with the arrow keys and Enter or Tab.
 */
export function QueryBar({ facets, counts, query, onChange, input, onLeave, placeholder }: QueryBarProps) {
  const known = useKnownSpaces()
  const byId: ById = {
    space: known.spaces,
    zone: [...new Map(known.spaces.flatMap(({ zone }) => (zone ? [[zone.id, zone] as const] : []))).values()],
  }
  const keys = ['space', 'zone', ...facets.map(({ id }) => id)]
  const written = writeQuery(termsOf(query, byId))
  const [typed, setTyped] = useState<string | null>(null)
  const [caret, setCaret] = useState(0)
  const [place, setPlace] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const list = useId()
  const shown = typed ?? written
  useEffect(() => () => clearTimeout(timer.current), [])

  const word = wordAt(shown, caret)
  const suggestions = isOpen ? suggest(word, { facets, counts, byId, keys }) : []
  const current = place < suggestions.length ? place : -1

  const apply = (text: string) => {
    clearTimeout(timer.current)
    onChange(queryOf(readQuery(text, keys), byId))
  }
  const type = (text: string, at: number) => {
    setTyped(text)
    setCaret(at)
    setPlace(-1)
    setOpen(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => apply(text), PAUSE)
  }
  const complete = (suggestion: Suggestion) => {
    const text = `${shown.slice(0, word.start)}${suggestion.text}${shown.slice(caret)}`
    const at = word.start + suggestion.text.length
    type(text, at)
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at))
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const chosen = suggestions[current]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (suggestions.length === 0) return event.key === 'ArrowDown' ? onLeave() : undefined
      const step = event.key === 'ArrowDown' ? 1 : -1
      setPlace(
        current === -1 && step === -1
          ? suggestions.length - 1
          : (current + step + suggestions.length) % suggestions.length,
      )
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      event.preventDefault()
      complete(chosen)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      apply(shown)
      onLeave()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (isOpen && suggestions.length > 0) setOpen(false)
      else event.currentTarget.blur()
    }
  }

  return (
    <form
      role="search"
      className="relative min-w-0 flex-1 basis-64 max-md:basis-full"
      onSubmit={(event) => event.preventDefault()}
    >
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        aria-hidden="true"
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted"
      >
        <circle cx="7" cy="7" r="4.25" />
        <path d="M10.2 10.2L13.5 13.5" />
      </svg>
      <input
        ref={input}
        name="text"
        role="combobox"
        aria-label="Filter"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={suggestions.length > 0}
        aria-controls={list}
        aria-activedescendant={current === -1 ? undefined : `${list}-${current}`}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={1000}
        value={shown}
        onChange={(event) => type(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          if (typed !== null) apply(typed)
          setTyped(null)
          setOpen(false)
        }}
        onKeyDown={onKeyDown}
        className="peer h-8 w-full rounded-[0.4375rem] border border-line-strong bg-raised pr-8 pl-8 placeholder:text-muted"
      />
      {shown === '' ? (
        <kbd
          aria-hidden="true"
          className="key pointer-events-none absolute top-1.75 right-2 peer-focus:hidden max-md:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the filter"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setTyped(null)
            apply('')
            input.current?.focus()
          }}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <CrossMark />
        </button>
      )}
      <ul
        id={list}
        role="listbox"
        aria-label="Suggestions"
        hidden={suggestions.length === 0}
        className="absolute top-full left-0 z-30 mt-1.5 w-full max-w-md overflow-hidden rounded-lg bg-raised p-1 shadow-pop"
      >
        {suggestions.map((suggestion, i) => (
          <li
            key={suggestion.text}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === current}
            onMouseDown={(event) => {
              event.preventDefault()
              complete(suggestion)
            }}
            className="flex h-8 cursor-pointer items-center gap-3 rounded-md px-2.5 hover:bg-hover aria-selected:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate font-mono text-sm">{suggestion.text}</span>
            <span className="text-sm text-muted tabular-nums">{suggestion.hint}</span>
          </li>
        ))}
      </ul>
    </form>
  )
}

type Suggestion = { text: string; hint: string }

type Vocabulary = { facets: readonly FacetOption[]; counts: FacetCounts | null; byId: ById; keys: readonly string[] }

function suggest({ key, typed }: ReturnType<typeof wordAt>, { facets, counts, byId, keys }: Vocabulary): Suggestion[] {
  const begins = (name: string) => name.toLowerCase().includes(typed.toLowerCase())
  if (key === null) {
    const titles: Record<string, string> = { space: 'Space', zone: 'Zone' }
    for (const { id, title } of facets) titles[id] = title
    return keys
      .filter(begins)
      .map((id) => ({ text: `${id}:`, hint: titles[id] ?? '' }))
      .slice(0, MOST)
  }
  const value = (name: string) => `${writeQuery([{ key, value: name }])} `
  const known = byId[key]
  if (known) {
    return known
      .filter(({ name }) => begins(name))
      .slice(0, MOST)
      .map(({ name }) => ({ text: value(name), hint: '' }))
  }
  const facet = facets.find(({ id }) => id === key)
  if (!facet) return []
  return (counts?.[key]?.values ?? [])
    .filter(({ name }) => begins(name) || begins(labelOf(facet, name)))
    .slice(0, MOST)
    .map(({ name, count }) => ({ text: value(name), hint: String(count) }))
}
