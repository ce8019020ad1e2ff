declare module "virtual:outline" {
  /** Where the map's outline lies, for the whole world and for coming close: files of the build, beside the modules. */
  export const far: string;
  export const near: string;
}
