/** Names of the settings' pages, as their navigation has them. */
export const settings = {
  title: "Settings",
  personal: "You",
  ofTheCloud: "This cloud",
  pages: {
    groups: "Groups",
    shares: "Sharing",
    audit: "Activity",
    account: "Account",
    security: "Security",
    devices: "Devices",
    permissions: "Apps and permissions",
    people: "People",
    tokens: "Tokens",
    programs: "Programs",
  },
};
