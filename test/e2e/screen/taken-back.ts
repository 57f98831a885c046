import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { prepare } from './carried.js'
import { ask, open, settled, type Stage } from './stage.js'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Promotes a release, and stays on the page of its bundle. */
async function promote(page: Page, release: string, space: string): Promise<void> {
  await open(page, `/releases/${release}/promote`)
  await page.getByRole('radio', { name: new RegExp(space) }).check()
  await button(page, /^Promote$/).click()
  await page.waitForURL(/\/promotions\/outgoing\//)
  await settled(page)
}

/** A bundle for a Zone that no network reaches is taken back while it lies in the outbox; the screen says so, and offers it no more. */
export async function withdraws(stage: Stage): Promise<void> {
  const { page } = stage
  await promote(page, await prepare(stage, () => true), 'Card Services')
  await page.getByText('Withdraw…').click()
  await page.getByLabel('Reason').fill('The wrong release')
  await button(page, 'Withdraw bundle').click()
  await page.getByText('Bundle withdrawn.').first().waitFor()
  const transfer = page.getByRole('region', { name: 'Manual transfer' })
  await transfer.getByText('Withdrawn: the next bundle can be imported without it.').waitFor()
  expect(await page.getByText('Withdraw…').count()).toBe(0)
}

/** A promotion whose target is away is cancelled, and gets there once it is tried again. */
export async function cancelsAndTriesAgain(stage: Stage): Promise<void> {
  const { fleet, page } = stage
  const target = 'Customer Accounts'
  const { spaces } = await ask<{ spaces: { nodes: { name: string; instance: { id: string } }[] } }>(
    fleet,
    '{ spaces(first: 10) { nodes { name instance { id } } } }',
  )
  const id = spaces.nodes.find(({ name }) => name === target)?.instance.id
  const away = fleet.instances.find((instance) => instance.id === id)!
  const transfer = page.getByRole('region', { name: 'Network transfer' })
  const release = await prepare(stage, () => true)
  await away.kill()
  try {
    await promote(page, release, target)
    await transfer.getByText('INSTANCE_UNAVAILABLE').waitFor()
    await transfer.getByRole('button', { name: 'Cancel promotion' }).click()
    await transfer.getByText('Cancelled').waitFor()
  } finally {
    await away.restart()
  }
  await transfer.getByRole('button', { name: 'Retry' }).click()
  await transfer.getByText('Delivered').waitFor()
}
