import { expect } from '@jest/globals'
import type { Page, Response } from 'playwright-core'
import { goTo, press } from '../keyboard.js'
import { ask, open, settled, type Journey, type Stage } from '../stage.js'

type Space = { id: string; name: string }

/** The Spaces of the last Instance, and the others. */
async function spaces({ fleet }: Stage): Promise<{ lost: Space[]; left: Space[] }> {
  const { spaces } = await ask<{ spaces: { nodes: Space[] } }>(fleet, '{ spaces(first: 20) { nodes { id name } } }')
  const isLost = ({ id }: Space) => fleet.instances.at(-1)!.spaces.includes(id)
  return { lost: spaces.nodes.filter(isLost), left: spaces.nodes.filter((one) => !isLost(one)) }
}

/** Names of the projects of some Spaces, in the usual order. */
async function projectsOf({ fleet }: Stage, spaces: readonly Space[]): Promise<string[]> {
  const { projects } = await ask<{ projects: { nodes: { name: string }[] } }>(
    fleet,
    'query ($space: [ID!]) { projects(first: 100, filter: { space: $space }) { nodes { name } } }',
    { space: spaces.map(({ id }) => id) },
  )
  return projects.nodes.map(({ name }) => name)
}

const isAnswer = (response: Response) => new URL(response.url()).pathname === '/graphql'

/** Does something that reads the list anew, and waits until it was read. */
async function asks(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse(isAnswer), act()])
  await settled(page)
}

/** Looks at a list while an Instance goes down, asks again by `retry`, and sees it come back. */
async function watch(stage: Stage, retry: () => Promise<void>, lookAtHealth: () => Promise<void>): Promise<void> {
  const { page, fleet } = stage
  const { lost, left } = await spaces(stage)
  const notice = page.getByRole('status', { name: 'Incomplete' })
  const count = page.getByRole('status', { name: 'Count' })
  const names = () => page.getByRole('rowheader').allInnerTexts()
  const all = await count.innerText()
  expect(all).toMatch(/^\d+ in /)
  await fleet.instances.at(-1)!.kill()
  try {
    await retry()
    await notice.waitFor()
    for (const { name } of lost) expect(await notice.innerText()).toMatch(new RegExp(`${name} .*(cannot be reached|does not answer|left alone)`)) // prettier-ignore
    await count.filter({ hasText: /^at least \d+ in \d of \d Spaces$/ }).waitFor()
    const shown = await names()
    expect(shown.length).toBeGreaterThan(5)
    expect(shown).toEqual((await projectsOf(stage, left)).slice(0, shown.length))
  } finally {
    await fleet.instances.at(-1)!.restart()
  }
  await lookAtHealth()
  while ((await notice.count()) > 0 || (await count.innerText()) !== all) {
    await retry()
  }
}

/** A Space goes down while one looks: what is left is right, what lacks is named with its reason, and it comes back. */
export const spaceGoesDown: Journey = {
  name: 'a Space goes down while I look',
  async byMouse(stage) {
    const { page } = stage
    await open(page, '/projects')
    const read = async () => {
      const answer = page.waitForResponse(isAnswer).catch(() => null)
      // The button goes by itself at any moment, once the page hears that a Space is back: it is found and pressed in one.
      const isPressed = await page.getByRole('button', { name: 'Retry' }).evaluateAll(([first]) => {
        if (first instanceof HTMLElement) first.click()
        return first !== undefined
      })
      if (!isPressed) return open(page, '/projects')
      await answer
      await settled(page)
    }
    await watch(stage, read, async () => {})
  },
  async byKeyboard(stage) {
    const { page } = stage
    await open(page, '/projects')
    await watch(
      stage,
      () => asks(page, () => press(page, 'r')),
      async () => {
        await goTo(page, 'Fleet health', '/health')
        await page.getByRole('heading', { level: 1 }).waitFor()
        await goTo(page, 'Explore', '/projects')
      },
    )
  },
}
