'use client'

import { useEffect, useState } from 'react'

/** How long typing rests before a question follows, in milliseconds. */
const PAUSE = 200

/** A value that changes often, as it was when it last rested. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
