'use client'

import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { useTyped } from './typed-fields'

type FollowingSelectProps = Omit<ComponentProps<'select'>, 'defaultValue' | 'value' | 'ref'> & { chosen: string }

/** A choice of one that came as `chosen`: when that becomes another, its form knows it, which React alone does not tell. What is chosen stays. */
export function FollowingSelect({ chosen, ...rest }: FollowingSelectProps) {
  const select = useRef<HTMLSelectElement>(null)
  useLayoutEffect(() => {
    const own = select.current
    if (!own) return
    const { value } = own
    for (const option of own.options) {
      const came = option.value === chosen
      if (option.defaultSelected !== came) option.defaultSelected = came
    }
    if (own.value !== value) own.value = value
  })
  const typed = useTyped(rest.name)
  return <select ref={select} defaultValue={typed?.[0] ?? chosen} {...rest} />
}
