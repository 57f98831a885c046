'use client'

import dynamic from 'next/dynamic'

/** The dialog that shows a view as a query; its script comes when it is first opened. */
export const QueryDialog = dynamic(() => import('./query-dialog').then((module) => module.QueryDialog), { ssr: false })
