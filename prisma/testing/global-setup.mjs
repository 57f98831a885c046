/** Jest's global set-up: names the run after its main process, so that all workers share one embedded server. */
export default function setUp() {
  process.env.SPACEPORT_TEST_RUN = String(process.pid)
}
