/** The script-tag build: everything, registered. */
import "./define/define.ts";
