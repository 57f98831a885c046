import type { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient } from '@spaceport/kit/client'
import type { InstanceMember } from '@spaceport/kit/membership'

/** The zone's way to the Instances, each called with an assertion made for it alone. */
export class InstanceCalls {
  readonly #signer: AssertionSigner

  constructor(signer: AssertionSigner) {
    this.#signer = signer
  }

  /** A client of an Instance where it is now. */
  to({ id, url, publicKey }: InstanceMember): ComponentClient {
    return new ComponentClient(this.#signer, { name: id, url, publicKey })
  }
}
