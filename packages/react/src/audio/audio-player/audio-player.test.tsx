import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AudioEngine } from "../audio-engine.ts";
import { AudioPlayerProvider } from "../audio-player-provider.tsx";
import { FakeAudioOutput } from "../../testing/fake-audio-output.ts";
import { AudioPlayer } from "./audio-player.tsx";

const tracks = [
  { id: "a", title: "Awakening", artist: "Someone", src: "/a" },
  { id: "b", title: "Coherence", src: "/b" },
];

function setUp() {
  const output = new FakeAudioOutput();
  const engine = new AudioEngine({ output, spare: new FakeAudioOutput() });
  render(
    <AudioPlayerProvider engine={engine}>
      <input aria-label="Search" />
      <AudioPlayer />
    </AudioPlayerProvider>,
  );
  return { output, engine };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

describe("<AudioPlayer/>", () => {
  beforeEach(() => localStorage.clear());
  afterEach(cleanup);

  it("is there, and disabled, while nothing is queued", () => {
    setUp();
    expect(screen.getByText("Nothing is playing")).toBeTruthy();
    expect(button("Play").disabled).toBe(true);
  });

  it("announces what is on and offers transport", () => {
    const { engine, output } = setUp();
    act(() => engine.play(tracks));
    act(() => output.becomePlaying(180));
    expect(screen.getByText("Now playing: Awakening by Someone")).toBeTruthy();
    fireEvent.click(button("Next"));
    expect(screen.getByText("Coherence")).toBeTruthy();
    expect(button("Next").disabled).toBe(true);
    fireEvent.click(button("Pause"));
    expect(button("Play")).toBeTruthy();
  });

  it("speaks the position and seeks by the slider", () => {
    const { engine, output } = setUp();
    act(() => engine.play(tracks));
    act(() => output.becomePlaying(180));
    act(() => output.advanceTo(65));
    const slider = screen.getByRole("slider", { name: "Seek" });
    expect(slider.getAttribute("aria-valuetext")).toBe("1 minute 5 seconds of 3 minutes");
    fireEvent.change(slider, { target: { value: "90" } });
    expect(output.currentTime).toBe(90);
  });

  it("seeks once at the end of a drag", () => {
    const { engine, output } = setUp();
    act(() => engine.play(tracks));
    act(() => output.becomePlaying(180));
    const slider = screen.getByRole("slider", { name: "Seek" });
    fireEvent.pointerDown(slider);
    fireEvent.change(slider, { target: { value: "30" } });
    fireEvent.change(slider, { target: { value: "60" } });
    expect(output.currentTime).toBe(0);
    expect(slider.getAttribute("aria-valuetext")).toBe("1 minute of 3 minutes");
    fireEvent.pointerUp(slider);
    expect(output.currentTime).toBe(60);
  });

  it("goes through the repeat modes and toggles shuffle", () => {
    const { engine } = setUp();
    for (const label of ["Repeat: off", "Repeat: all", "Repeat: one track"]) fireEvent.click(button(label));
    expect(engine.getSnapshot().repeat).toBe("off");
    fireEvent.click(button("Shuffle"));
    expect(button("Shuffle").getAttribute("aria-pressed")).toBe("true");
  });

  it("shows why a track was skipped", () => {
    const { engine, output } = setUp();
    act(() => engine.play(tracks));
    act(() => output.fail(4));
    expect(screen.getByText(/“Awakening” could not be played/)).toBeTruthy();
  });

  it("obeys the keyboard anywhere but in a text field", () => {
    const { engine, output } = setUp();
    act(() => engine.play(tracks));
    act(() => output.becomePlaying(180));
    fireEvent.keyDown(screen.getByLabelText("Search"), { key: " " });
    fireEvent.keyDown(screen.getByLabelText("Search"), { key: "m" });
    expect(output).toMatchObject({ paused: false, muted: false });
    fireEvent.keyDown(document.body, { key: " " });
    fireEvent.keyDown(document.body, { key: "m" });
    expect(output).toMatchObject({ paused: true, muted: true });
    fireEvent.keyDown(document.body, { key: "ArrowRight", shiftKey: true });
    expect(output.currentTime).toBe(5);
    fireEvent.keyDown(document.body, { key: "ArrowRight", ctrlKey: true });
    expect(engine.getSnapshot().index).toBe(1);
  });
});
