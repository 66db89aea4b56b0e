/** More sessions than this are no page that anybody reads. */
export const maxRows = 10_000;
