"use client";

import { MowsProvider, SignIn } from "@mows/react";
import { createMows } from "@mows/sdk";

const mows = createMows();

export function Cloud() {
  return (
    <MowsProvider mows={mows}>
      <SignIn title="A Next.js app" />
    </MowsProvider>
  );
}
