/** @jest-environment jsdom */
import { afterEach, beforeAll, expect, test } from '@jest/globals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { installBrowser, projectsView } from '../../testing/render-projects'

const copied: string[] = []

beforeAll(() => {
  installBrowser()
  const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) }
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })
})
afterEach(cleanup)

async function copy(part: string): Promise<string | undefined> {
  fireEvent.click(screen.getByRole('tab', { name: part }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: `Copy ${part.toLowerCase()}` })))
  return copied.at(-1)
}

test('shows and copies the query, the variables and a ready curl', async () => {
  render(projectsView())
  fireEvent.click(screen.getByRole('button', { name: 'Copy GraphQL' }))
  expect(screen.getByRole('tabpanel').textContent).toBe('query ProjectsPage { projects { totalCount } }')
  expect(await copy('Query')).toBe('query ProjectsPage { projects { totalCount } }')
  expect(JSON.parse((await copy('Variables')) ?? '')).toEqual({ first: 50 })
  const curl = await copy('curl')
  expect(curl).toContain(`curl 'http://localhost/graphql'`)
  expect(curl).toContain('Bearer $SPACEPORT_API_KEY')
  expect(curl).toContain('"variables":{"first":50}')
})
