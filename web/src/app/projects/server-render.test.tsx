/** @jest-environment jsdom */
import { afterEach, beforeAll, expect, test } from '@jest/globals'
import { act } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { installBrowser, projectsView, resultOf, rows, WINDOW } from '../../testing/render-projects'

let root: Root | undefined

beforeAll(() => {
  installBrowser()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})
afterEach(() => act(() => root?.unmount()))

// The browser's build of react-dom/server needs what jsdom lacks; Node's writes the same.
async function serverHtml(count: number): Promise<string> {
  const { renderToString } = await import('react-dom/server.node')
  return renderToString(projectsView({ result: resultOf(rows(count)) }))
}

function rowsIn(element: Element): Element[] {
  return [...element.querySelectorAll('[data-project]')]
}

test('the server writes every row, so that the table is whole without script', async () => {
  document.body.innerHTML = await serverHtml(100)
  expect(rowsIn(document.body)).toHaveLength(100)
  expect(document.querySelector('table')?.getAttribute('aria-rowcount')).toBe('101')
  expect(document.querySelector('table')?.textContent).toContain('3 h ago')
  expect(document.querySelector('[style]')).toBeNull()
})

test('the browser takes it over without a difference, and then keeps only rows in sight', async () => {
  const container = document.createElement('div')
  document.body.replaceChildren(container)
  container.innerHTML = await serverHtml(100)
  const differences: unknown[] = []
  await act(async () => {
    root = hydrateRoot(container, projectsView({ result: resultOf(rows(100)) }), {
      onRecoverableError: (error) => differences.push(error),
    })
  })
  expect(differences).toEqual([])
  const shown = rowsIn(container)
  expect(shown[0]?.getAttribute('data-project')).toBe('Spaces-1/Projects-1')
  expect(shown.length).toBeLessThan(WINDOW / 40 + 15)
  expect(container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('101')
  // What is out of sight still takes its place.
  const gap = container.querySelector<HTMLElement>('tbody tr[aria-hidden] td')
  expect(gap?.style.height).toBe(`${(100 - shown.length) * 40}px`)
})
