/** Bytes of script, as they came over the wire, that the first view of a page loads in a browser that knows modules. */
export async function scriptOf(browser, { isBare }, path) {
  let bytes = 0
  await browser.visit(
    path,
    async (page) => {
      await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))))
    },
    {
      isBare,
      async prepare(page, context) {
        const devtools = await context.newCDPSession(page)
        await devtools.send('Network.enable')
        const scripts = new Set()
        devtools.on('Network.responseReceived', ({ requestId, type }) => {
          if (type === 'Script') scripts.add(requestId)
        })
        devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
          if (scripts.has(requestId)) bytes += encodedDataLength
        })
      },
    },
  )
  return bytes
}
