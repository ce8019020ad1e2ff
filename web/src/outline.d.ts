declare module "virtual:outline" {
  /** Where the map's outline lies: a file of the build, beside the modules. */
  const address: string;
  export default address;
}
