/** Whether what names the format of a log is the file of a column map. */
export const isColumnMap = (from: string | undefined): from is string => from !== undefined && /\.ya?ml$/i.test(from);
