/** The most elements that are in the document while a list of `rows` projects is scrolled from its beginning to its end. */
export async function mostNodes(browser, rows) {
  return browser.visit('/projects', async (page) => {
    await page.waitForFunction(() => document.querySelector('table[aria-busy=false]'))
    return page.evaluate(async (wanted) => {
      const scroller = document.querySelector('[data-testid=scroller]')
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      let most = 0
      for (let last = 0, since = performance.now(); last < wanted;) {
        scroller.scrollTop = scroller.scrollHeight
        await frame()
        most = Math.max(most, document.querySelectorAll('*').length)
        const place = [...document.querySelectorAll('tr[data-row]')].at(-1)?.getAttribute('aria-rowindex')
        const next = Number(place ?? 1) - 1
        if (next > last) since = performance.now()
        else if (performance.now() - since > 60_000) throw new Error(`the list does not go on after ${last} rows`)
        last = next
      }
      return most
    }, rows)
  })
}
