/** Of every account that is made without being asked for; they exist on loopback listeners only. */
export const demoPassword = "demo-demo-demo";
