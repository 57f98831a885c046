import { expect, test } from '@jest/globals'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { Membership } from '@spaceport/kit/membership'
import { InstanceClients } from '../../fleet/transport.js'
import { GATEWAY_KEYS } from '../../testing/component.js'
import { Feeds, type Watch } from '../feed/feeds.js'
import { Health } from '../health.js'
import { eventStream } from '../sse.js'
import { Stream } from './stream.js'

/** Feeds that know how many listen to them. */
class CountedFeeds extends Feeds {
  watching = 0

  override watch(changed: (space: string) => void): Watch {
    const watch = super.watch(changed)
    this.watching++
    const end = () => {
      this.watching--
      watch.end()
    }
    return { ...watch, end }
  }
}

test('of whoever hangs up before anything was told, nothing is kept', async () => {
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey })
  const feeds = new CountedFeeds(new InstanceClients(signer, LOOPBACK_ONLY), new Membership())
  const never = () => {
    throw new Error('nobody asked')
  }
  const schemas = { instanceSdl: never, quarantined: new Map() }
  const gone = new AbortController()
  const stream = new Stream({
    ...{ feeds, health: new Health(feeds, schemas), signal: gone.signal },
    ...{ question: never, moment: never, read: never, pay: never },
  })
  await eventStream(stream.batches(), () => gone.abort()).body?.cancel()
  expect([gone.signal.aborted, feeds.watching]).toEqual([true, 0])
})
