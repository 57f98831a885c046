/** A deployment freeze: from `startAt` until just before `endAt`, for what its scopes say; without scopes for everything. */
export type Freeze = { startAt: Date; endAt: Date; scopes: readonly FreezeScope[] }

/** What a freeze holds for, all at once; null: for any. A scope of a tenant does not hold for untenanted deployments. */
export type FreezeScope = { projectId: number | null; environmentId: number | null; tenantId: number | null }

/** What somebody wants to deploy; `tenantId` null: untenanted. */
export type FreezeSubject = { projectId: number; environmentId: number; tenantId: number | null }

/** The freezes that forbid a deployment at a moment, in the order given (octopus.com/docs/deployments/deployment-freezes). */
export function activeFreezes<F extends Freeze>(freezes: readonly F[], subject: FreezeSubject, now: Date): F[] {
  return freezes.filter((freeze) => isInForce(freeze, now) && holdsFor(freeze, subject))
}

/** Whether a moment is within a freeze. */
export function isInForce({ startAt, endAt }: Freeze, now: Date): boolean {
  return startAt.getTime() <= now.getTime() && now.getTime() < endAt.getTime()
}

function holdsFor({ scopes }: Freeze, { projectId, environmentId, tenantId }: FreezeSubject): boolean {
  if (scopes.length === 0) return true
  return scopes.some(
    (scope) =>
      (scope.projectId ?? projectId) === projectId &&
      (scope.environmentId ?? environmentId) === environmentId &&
      (scope.tenantId ?? tenantId) === tenantId,
  )
}
