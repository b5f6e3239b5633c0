export declare const servers: string;
export declare function librariesOf(name: string): Record<string, string>;
export declare function postgresFolder(): string | undefined;
export declare const clickhouseServer: () => string | undefined;
export declare function openssl(): { command: string; env: Record<string, string> };
