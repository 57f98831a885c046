import type { RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { findSamples, SCREENS } from '../../harness/screens.mjs'
import type { Stage } from './stage.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

type Look = { colorScheme: 'light' | 'dark'; width: number; rules: RunOptions }

/** How each screen is looked at for everything. */
const WHOLE: Look = { colorScheme: 'light', width: 1440, rules: {} }

/** How it is looked at besides, and for what: a theme changes nothing but colours, a width nothing of them. */
const BESIDES: readonly Look[] = [
  { colorScheme: 'dark', width: 1440, rules: { runOnly: ['color-contrast'] } },
  { colorScheme: 'dark', width: 320, rules: { rules: { 'color-contrast': { enabled: false } } } },
]

const LONG = process.env.SPACEPORT_LONG === '1'
/** Which of two screens is looked at dark and which narrow; in the long run each is both. */
export const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

/** What is wrong with a page: what axe finds, and whether it is wider than the screen. */
async function faultsOf(page: Page, rules: RunOptions): Promise<string[]> {
  return page.evaluate(async (options) => {
    // Colours that are still fading are none of a theme.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
    // The scroller of the editor's own takes no focus; the editor in it does.
    const found = await window.axe.run({ exclude: ['.CodeMirror-scroll'] }, { ...options, resultTypes: ['violations'] })
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide on a screen of ${clientWidth} px`] : []),
    ]
  }, rules)
}

/** All faults of all screens, each with its screen: in both themes, wide and narrow. */
export async function allFaults({ page, fleet, browser }: Stage): Promise<string[]> {
  const samples = await findSamples(fleet.graphql, fleet.adminKey)
  const bare = await browser.newPage({ baseURL: fleet.web! })
  const faults: string[] = []
  for (const [n, { name, path, isBare }] of SCREENS.entries()) {
    const address = path(samples)
    if (address === null) continue
    const screen = isBare ? bare : page
    await screen.setViewportSize({ width: 1440, height: 900 })
    await screen.goto(address)
    await screen.waitForFunction(() => document.querySelector('[aria-busy=true], [aria-label=Loading]') === null)
    await screen.evaluate(AXE)
    const looks = [WHOLE, ...BESIDES.filter((_, look) => LONG || (n + SEED) % BESIDES.length === look)]
    for (const { colorScheme, width, rules } of looks) {
      await screen.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await screen.setViewportSize({ width, height: 900 })
      for (const fault of await faultsOf(screen, rules)) faults.push(`${name}, ${colorScheme}, ${width}: ${fault}`)
    }
  }
  await bare.close()
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  await page.setViewportSize({ width: 1440, height: 900 })
  return faults
}
