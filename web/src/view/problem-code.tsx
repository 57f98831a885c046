/** What a refusal is called, and how its request is called in the logs: for who reports it. */
export function ProblemCode({ code, requestId }: { code: string; requestId?: string | null | undefined }) {
  return (
    <code className="font-mono text-sm">
      {code}
      {requestId && ` · request ${requestId}`}
    </code>
  )
}
