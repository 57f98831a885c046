/** Pairs that are measured, after the first ones, which warm both sides. */
const PAIRS = 15
const WARM_UP = 3

/** What is typed, each once, so that nothing is known already; names of the demo have all of them. */
const TEXTS = ['a', 'e', 'i', 'o', 'r', 's', 't', 'n', 'l', 'c', 'er', 'in', 're', 'se', 'at', 'or', 'ar', 'te']

/**
 * The time from a change of the typed filter to its first page in the table, against the same operation asked by `fetch` in the same page;
 * both without the pause in which typing rests. The ratio of the medians of interleaved pairs.
 */
export async function filterRatio(browser) {
  return browser.visit('/projects', async (page) => {
    let sent = null
    page.on('request', (request) => {
      const isQuestion =
        new URL(request.url()).pathname === '/graphql' && request.postData()?.includes('ExploreProjects')
      if (isQuestion) sent = request.postData()
    })
    await page.waitForFunction(() => document.querySelector('table[aria-busy=false]'))
    const screen = []
    const bare = []
    for (let i = 0; i < WARM_UP + PAIRS; i++) {
      const shown = await page.evaluate(measureFilter, TEXTS[i])
      if (sent === null) throw new Error('the filter asked nothing')
      const asked = await page.evaluate(measureBare, sent)
      if (i < WARM_UP) continue
      screen.push(shown)
      bare.push(asked)
    }
    return median(screen) / median(bare)
  })
}

/** Runs in the page: chooses another filter by the address, as Back does, and waits until the table shows its answer. */
function measureFilter(text) {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const url = new URL(window.location.href)
    url.searchParams.set('text', text)
    let wasBusy = false
    const look = () => {
      const isBusy = document.querySelector('table[aria-busy=true]') !== null
      wasBusy ||= isBusy
      if (wasBusy && !isBusy) resolve(performance.now() - start)
      else if (performance.now() - start > 60_000) reject(new Error(`the table did not show the answer to "${text}"`))
      else requestAnimationFrame(look)
    }
    window.history.pushState(window.history.state, '', url)
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }))
    look()
  })
}

/** Runs in the page: asks the same question bare, and reads its answer. */
async function measureBare(body) {
  const start = performance.now()
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
  })
  await response.json()
  return performance.now() - start
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}
