import { expect } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Fleet } from '../../harness/fleet.js'

/** What every walk through the screen has: a fleet, a page that is signed in, and the browser for more. */
export type Stage = { fleet: Fleet; browser: Browser; page: Page }

/** One way through the screen that people come for, walked with a mouse and by the keyboard alone. */
export type Journey = { name: string; byMouse(stage: Stage): Promise<void>; byKeyboard(stage: Stage): Promise<void> }

/** Waits until nothing on the page is being read, and script has taken the page over. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(
    () =>
      document.querySelector('main [aria-busy=true]') === null &&
      // What React has taken over bears its own property.
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactProps')),
  )
}

/** Opens a page as one that a bookmark leads to. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** What the graph says to the administrator; it must have no errors but of Spaces that are down. */
export async function ask<Data>(fleet: Fleet, query: string, variables: object = {}): Promise<Data> {
  const answer = (await (await fleet.post(query, { variables })).json()) as {
    data: Data
    errors?: { extensions: { code: string } }[]
  }
  expect(answer.errors?.filter(({ extensions }) => extensions.code !== 'SPACE_UNAVAILABLE') ?? []).toEqual([])
  return answer.data
}
