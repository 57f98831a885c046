/** What is no placeholder for anything beyond the fleet. */
export const NOT_BEYOND = { remoteRoot: null, remoteSpace: null, remoteName: null } as const

/** A deployment that was done here, not told by a receipt. */
export const DONE_HERE = { remoteId: null, receiptIssuedAt: null, receiptReceivedAt: null } as const
