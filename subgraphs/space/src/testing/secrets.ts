import { fixedSecretKeys, type SecretKeys } from '@spaceport/kit/secret/ring'

/** The key under which test Spaces keep sensitive values. */
export const TEST_SECRETS: SecretKeys = fixedSecretKeys(Buffer.alloc(32, 'test').toString('base64'))
