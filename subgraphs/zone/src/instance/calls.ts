import type { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient } from '@spaceport/kit/client'
import type { AddressRule } from '@spaceport/kit/client/addresses'
import type { InstanceMember } from '@spaceport/kit/membership'

/** The zone's way to the Instances, each called with an assertion made for it alone. */
export class InstanceCalls {
  readonly #signer: AssertionSigner
  readonly #addresses: AddressRule

  /** `addresses`: where Instances may be. */
  constructor(signer: AssertionSigner, addresses: AddressRule) {
    this.#signer = signer
    this.#addresses = addresses
  }

  /** A client of an Instance where it is now. */
  to({ id, url, publicKey, nextPublicKey }: InstanceMember): ComponentClient {
    const peer = { name: id, url, publicKey, nextPublicKey: nextPublicKey ?? null, addresses: this.#addresses }
    return new ComponentClient(this.#signer, peer)
  }
}
