'use client'

import { createContext, useContext, type ComponentProps } from 'react'
import type { Typed } from './typed'

const TypedContext = createContext<Typed | undefined>(undefined)

/** Lets the fields of a form that was refused without script show what was typed. */
export const TypedProvider = TypedContext.Provider

/** What the field `name` of the form was sent with; undefined unless the form was refused without script. */
export function useTyped(name: string | undefined): readonly string[] | undefined {
  const typed = useContext(TypedContext)
  return typed && (typed[name ?? ''] ?? [])
}

/** A field of one line, or a box to tick, of a `ChangeForm`. Never for secrets. */
export function Input(props: ComponentProps<'input'>) {
  const typed = useTyped(props.name)
  if (!typed) return <input {...props} />
  return props.type === 'checkbox' ? (
    <input {...props} defaultChecked={typed.includes(String(props.value))} />
  ) : (
    <input {...props} defaultValue={typed[0] ?? ''} />
  )
}

/** A field of several lines of a `ChangeForm`. */
export function Textarea(props: ComponentProps<'textarea'>) {
  const typed = useTyped(props.name)
  return <textarea {...props} defaultValue={typed ? typed[0] : props.defaultValue} />
}
