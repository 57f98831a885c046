/** @jest-environment jsdom */
import { renderHook, waitFor } from '@testing-library/react'
import { expect, test } from '@jest/globals'
import { useWindowTitle } from './use-window-title'

test("A page's own title that comes into the document later does not replace the name of what is shown", async () => {
  const { unmount } = renderHook(() => useWindowTitle('Ledger · Spaceport'))
  const own = document.createElement('title')
  own.textContent = 'Project · Spaceport'
  document.head.prepend(own)
  await waitFor(() => expect(document.title).toBe('Ledger · Spaceport'))
  unmount()
})
