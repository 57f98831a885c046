/** What people do on the projects list, each with how one sees that it is done. */
const INTERACTIONS = [
  [
    'filter by a facet',
    (page) => page.getByRole('complementary', { name: 'Filters' }).getByRole('checkbox').first().click(),
    /space=/,
  ],
  ['filter by words', (page) => page.getByRole('combobox', { name: 'Filter' }).fill('e'), /text=e/],
  [
    'clear the filter',
    (page) => page.getByRole('button', { name: 'Clear the filter' }).click(),
    (url) => !url.search.includes('text='),
  ],
  ['sort', (page) => page.getByRole('link', { name: 'Last deployment' }).click(), /sort=/],
  [
    'open a panel',
    (page) =>
      page
        .getByRole('row')
        .nth(1)
        .click({ position: { x: 4, y: 4 } }),
    /peek=/,
  ],
]

/** How many GraphQL requests each interaction makes of the browser; the stream of changes, which stays open, is none of them. */
export async function requestsOfInteractions(browser) {
  const counts = []
  await browser.visit('/projects', async (page) => {
    let requests = 0
    page.on('request', (request) => {
      const isStream = request.headers().accept?.includes('text/event-stream')
      if (new URL(request.url()).pathname === '/graphql' && !isStream) requests++
    })
    await page.waitForFunction(() => document.querySelector('table[aria-busy=false]'))
    for (const [what, act, isDone] of INTERACTIONS) {
      requests = 0
      await act(page)
      await page.waitForURL(isDone)
      await page.waitForFunction(() => document.querySelector('table[aria-busy=true]') === null)
      await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))))
      counts.push([what, requests])
    }
  })
  return counts
}
