package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.Upload;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.ImageFit;
import io.kinora.sdk.model.ImageReference;
import io.kinora.sdk.model.VideoSize;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Videos that begin with a picture: one on the disk, an uploaded one, and one by its address.
 * {@code ImageToVideo [PICTURE]}; without a picture it draws a sunset.
 */
final class ImageToVideo {

  public static void main(String[] arguments) throws IOException {
    var client = KinoraClient.fromEnv();
    var picture = arguments.length > 0 ? Path.of(arguments[0]) : sunset();
    var request = CreateVideoRequest.builder()
        .prompt("The sun goes down behind the sea.")
        .size(VideoSize.SIZE_1280X720)
        .fit(ImageFit.CROP)
        .build();

    var fromDisk = client.videos().create(request, Upload.of(picture)).execute();

    // Uploaded once, for any number of videos.
    var file = client.files().create(Upload.of(picture), "vision").execute();
    var uploaded = ImageReference.builder().fileId(file.id()).build();
    var fromFile = client
        .videos()
        .create(request.toBuilder().inputReference(uploaded).build())
        .execute();

    // An https address does too; this one holds the picture itself.
    var bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    var address =
        ImageReference.builder().imageUrl("data:image/png;base64," + bytes).build();
    var fromAddress = client
        .videos()
        .create(request.toBuilder().inputReference(address).build())
        .execute();

    for (var video : List.of(fromDisk, fromFile, fromAddress)) {
      client.videos().waitFor(video.id(), WaitOptions.defaults());
      System.out.println(client.videos().content(video.id()).toFile(Path.of(video.id() + ".mp4")));
    }
  }

  /** A square one, which {@code fit} cuts to the size of the video. */
  private static Path sunset() throws IOException {
    var image = new BufferedImage(1080, 1080, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(new Color(250, 150, 90));
    pen.fillRect(0, 0, 1080, 640);
    pen.setColor(new Color(255, 220, 120));
    pen.fillOval(440, 420, 200, 200);
    pen.setColor(new Color(30, 60, 110));
    pen.fillRect(0, 600, 1080, 480);
    pen.dispose();
    var file = Path.of("sunset.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
